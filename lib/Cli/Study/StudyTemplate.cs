using System.Globalization;
using FairLab.Notebooks;

namespace FairLab.Cli;

/// <summary>The notebook and the experiment with which a study begins.</summary>
static class StudyTemplate
{
    /// <summary>One run: one method, one seed.</summary>
    public static NotebookDocument Notebook(string name, StudyData data)
    {
        var notebook = NotebookDocument.Create();
        Add(CellKind.Markdown, $"""
            # {Title(name)}

            The question of the study, in a sentence. `./fairlab run experiments/{name}.yaml` repeats this notebook over
            methods and seeds, judges the claims that the experiment makes, and writes `results/{name}/`.
            """);
        Add(CellKind.Code, """
            // A mitigation by name, with options as in { reduction: { epsilon: 0.02 } }, or one of your own.
            object method = "none";
            // real, or permuted: the negative control, membership dealt out at random and hidden from the model.
            string groups = "real";
            // The root of every random choice below.
            int seed = 0;
            """, "parameters");
        Add(CellKind.Markdown, """
            ## The people in the data

            Who they are, when and how they were counted, what the label records, and what it does not.
            """);
        Add(CellKind.Code, $"""
            var run = Run.Begin(seed);
            var data = {data.Code};
            if (groups == "permuted")
                data = data.PermuteGroup(run.Seed("control")).WithoutColumns(data.Group.Column);
            else if (groups != "real")
                throw new ArgumentException($"groups is '{"{groups}"}'; expected 'real' or 'permuted'.");
            var split = data.Split(train: 0.5, validation: 0.2, test: 0.3, run.Seed("split"));
            data.Summary()
            """);
        Add(CellKind.Markdown, """
            ## The mitigation

            Fitted on the training part, tuned on the validation part, measured on the test part, with the same split
            for every method.
            """);
        Add(CellKind.Code, """
            ILearner learner = new LogisticOptions();   // or a network: new MlpOptions { Hidden = [64] }
            var model = Mitigator.Create(method).Fit(split, learner, run.Seed("model"));
            var counts = model.Evaluate(split.Test);
            foreach (string note in model.Notes)
                display(note);
            counts
            """);
        Add(CellKind.Markdown, """
            ## How it treats the groups

            With decisions ŷ on the test part, over the groups g: *selection_gap* is max P(ŷ=1|g) − min P(ŷ=1|g),
            *opportunity_gap* and *fpr_gap* the same of P(ŷ=1|y=1,g) and P(ŷ=1|y=0,g). All are 0 when groups are treated
            alike, and all are 0 for a model that decides the same for everybody, which `degenerate` says.
            """);
        Add(CellKind.Code, """
            run.Save("scores", Table.From([new
            {
                method = Mitigator.Label(method), groups, seed,
                accuracy = counts[GroupMetrics.Accuracy],
                selection_gap = counts[GroupMetrics.SelectionGap],
                opportunity_gap = counts[GroupMetrics.OpportunityGap],
                fpr_gap = counts[GroupMetrics.FalsePositiveRateGap],
                people_test = split.Test.Rows,
                degenerate = counts.Degenerate,
                notes = string.Join("; ", model.Notes),
            }]))
            """);
        Add(CellKind.Markdown, """
            ## What it cannot mean

            Labels are what was recorded, not what was deserved. What the numbers above do not say, and of whom.
            """);
        return notebook;

        void Add(CellKind kind, string source, params string[] tags) =>
            notebook.Insert(notebook.Cells.Count, NotebookCell.Create(kind, source, tags));
    }

    /// <summary>The runs and the claims.</summary>
    public static string Experiment(string name, StudyData data) => $$"""
        # Begun by ./fairlab study new {{name}}: runs as it is; change what it asks.
        study: {{name}}
        title: "{{Title(name)}}"
        notebook: notebooks/{{name}}.ipynb
        {{data.Yaml}}

        sweep:
          grid:
            - groups: [real]
              method:
                - none
                - reweighing
                - &reduction { reduction: { constraint: EqualizedOdds, epsilon: 0.02 }, label: reduction }
            # The negative control: group membership dealt out at random and hidden from the model.
            - { groups: [permuted], method: [none, *reduction] }
          seeds: 5
        smoke: { seeds: 2 }
        timeout: 600

        let:
          real: Tables["scores"].Where("groups", "real")
          control: Tables["scores"].Where("groups", "permuted")

        claims:
          - id: reweighing-selection
            says: Reweighing brings the groups' selection rates nearer to each other (the gap, paired by seed)
            measure: real.Difference("selection_gap", "method", "reweighing", "none")
            check: measured.High < 0

          - id: reweighing-cost
            says: and costs less than two points of accuracy (paired by seed)
            measure: real.Difference("accuracy", "method", "reweighing", "none")
            check: measured.Low > -0.02

          - id: reduction-errors
            says: The reduction brings their true positive rates nearer to each other (the gap, paired by seed)
            measure: real.Difference("opportunity_gap", "method", "reduction", "none")
            check: measured.High < 0

          - id: control
            control: true
            says: Where groups are dealt out at random, the reduction costs no accuracy (0 within 0.02, paired by seed)
            measure: control.Difference("accuracy", "method", "reduction", "none")
            check: measured.Within(0.02)

        """;

    /// <summary>A study's name as a title.</summary>
    public static string Title(string name)
    {
        string words = name.Replace('-', ' ').Replace('_', ' ');
        return char.ToUpper(words[0], CultureInfo.InvariantCulture) + words[1..];
    }
}
