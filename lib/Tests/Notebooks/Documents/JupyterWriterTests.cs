using System.Text;
using System.Text.Json.Nodes;

namespace FairLab.Notebooks.Tests;

/// <summary>The layout of nbformat 5.5's writer.</summary>
public sealed class JupyterWriterTests
{
    static string Write(NotebookDocument notebook)
    {
        using var stream = new MemoryStream();
        JupyterWriter.Write(notebook, stream, lineEndAtEnd: false);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Write_sorts_keys_splits_text_and_writes_numbers_as_Python_does()
    {
        var notebook = NotebookDocument.Parse("""
            {"nbformat": 4, "nbformat_minor": 5, "metadata": {"z": 2.50, "a": []}, "cells": [
             {"source": "x\ny", "cell_type": "code", "id": "i", "metadata": {}, "execution_count": 1, "outputs": [
              {"output_type": "display_data", "metadata": {}, "data":
               {"text/plain": "é", "application/json": "j", "application/x+json": {"text": "t"}}}]}]}
            """);
        notebook.Metadata["papermill"] = new JsonObject { ["p"] = new JsonArray(1e-5, 1.0, double.NaN), ["d"] = 2e22 };
        Assert.Equal("""
            {
             "cells": [
              {
               "cell_type": "code",
               "execution_count": 1,
               "id": "i",
               "metadata": {},
               "outputs": [
                {
                 "data": {
                  "application/json": "j",
                  "application/x+json": {
                   "text": "t"
                  },
                  "text/plain": [
                   "é"
                  ]
                 },
                 "metadata": {},
                 "output_type": "display_data"
                }
               ],
               "source": [
                "x\n",
                "y"
               ]
              }
             ],
             "metadata": {
              "a": [],
              "papermill": {
               "d": 2e+22,
               "p": [
                1e-05,
                1.0,
                NaN
               ]
              },
              "z": 2.50
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """.ReplaceLineEndings("\n"), Write(notebook));
    }

    [Fact]
    public void Split_is_that_of_Python() =>
        Assert.Equal(["a\r\n", "b\r", "c\u2028", "d\v", "e"], PythonLines.Split("a\r\nb\rc\u2028d\ve"));
}
