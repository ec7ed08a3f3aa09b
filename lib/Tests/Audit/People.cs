using System.Globalization;
using System.Text;
using FairLab.Data;
using FairLab.Metrics;
using FairLab.Numerics;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace FairLab.Audit.Tests;

/// <summary>People with groups, outcomes, scores and decisions, to be written into files.</summary>
sealed record People(string[] Sex, string[] Race, int[] Labels, double[] Scores, int[] Decisions, int[] Weights)
{
    public int Rows => Labels.Length;

    /// <summary>People of known rates: women's outcomes and men's are alike, and women's scores lower by a
    /// gap.</summary>
    public static People Draw(long seed, int rows, double gap = 0)
    {
        var random = new SeededRandom(seed);
        string[] races = ["Asian", "Black", "White"];
        string[] sex = new string[rows], race = new string[rows];
        int[] labels = new int[rows], decisions = new int[rows], weights = new int[rows];
        double[] scores = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            sex[i] = random.Next(3) == 0 ? "F" : "M";
            race[i] = races[Math.Min(2, random.Next(6))];
            labels[i] = random.Next(2);
            double score = 0.3 + 0.4 * labels[i] + 0.2 * random.NextGaussian() - (sex[i] == "F" ? gap : 0);
            scores[i] = Math.Round(Math.Clamp(score, 0, 0.999), 3);
            decisions[i] = scores[i] >= 0.5 ? 1 : 0;
            weights[i] = random.Next(4);
        }
        return new People(sex, race, labels, scores, decisions, weights);
    }

    public People Select(IEnumerable<int> rows)
    {
        int[] at = [.. rows];
        T[] Of<T>(T[] values) => [.. at.Select(i => values[i])];
        return new People(Of(Sex), Of(Race), Of(Labels), Of(Scores), Of(Decisions), Of(Weights));
    }

    /// <summary>Every row as often as its weight says.</summary>
    public People Repeated() => Select(Enumerable.Range(0, Rows).SelectMany(i => Enumerable.Repeat(i, Weights[i])));

    public GroupCounts Counts(params string[] attributes) => GroupCounts.From(Labels, Decisions,
        [.. attributes.Select(a => Grouping(a, a == "sex" ? Sex : Race))]);

    public string Csv(int firstId = 0)
    {
        var text = new StringBuilder("id,sex,race,y,yhat,s,w\n");
        for (int i = 0; i < Rows; i++)
            text.Append(CultureInfo.InvariantCulture,
                $"p{firstId + i},{Sex[i]},{Race[i]},{Labels[i]},{Decisions[i]},{Scores[i]},{Weights[i]}\n");
        return text.ToString();
    }

    public async Task WriteParquetAsync(string path, int groups = 1)
    {
        var schema = new ParquetSchema(new DataField<string>("sex"), new DataField<string>("race"),
            new DataField<int>("y"), new DataField<bool>("yhat"), new DataField<double>("s"),
                new DataField<long?>("w"));
        var fields = schema.GetDataFields();
        await using var stream = File.Create(path);
        await using var writer = await ParquetWriter.CreateAsync(schema, stream);
        for (int part = 0; part < groups; part++)
        {
            var rows = Select(Enumerable.Range(0, Rows).Where(i => i * groups / Rows == part));
            using var group = writer.CreateRowGroup();
            await group.WriteAsync(fields[0], rows.Sex);
            await group.WriteAsync(fields[1], rows.Race);
            await group.WriteAsync<int>(fields[2], rows.Labels.AsMemory());
            await group.WriteAsync<bool>(fields[3], Array.ConvertAll(rows.Decisions, d => d == 1).AsMemory());
            await group.WriteAsync<double>(fields[4], rows.Scores.AsMemory());
            await group.WriteAsync<long>(fields[5], Array.ConvertAll(rows.Weights, w => (long?)w).AsMemory());
        }
    }

    static Grouping Grouping(string name, string[] values)
    {
        string[] levels = [.. values.Distinct().Order(StringComparer.Ordinal)];
        return new Grouping(name, levels, Array.ConvertAll(values, v => Array.IndexOf(levels, v)));
    }
}
