using System.CommandLine;
using FairLab.Cli.Repositories;
using FairLab.Data;
using FairLab.Experiments;
using FairLab.Experiments.Definition;
using FairLab.Runs;
using Spectre.Console;

namespace FairLab.Cli;

/// <summary><c>fairlab study new</c>: a notebook and an experiment that run, to begin a study with.</summary>
static class StudyCommand
{
    static readonly Argument<string> Name = new("name")
    {
        Description = "The study's name: letters, digits, '-' and '_'",
    };

    static readonly Option<string> Data = new("--data")
    {
        Description = "A CSV file of your own, or the id of a data set (default: compas-counts)",
        HelpName = "FILE",
        DefaultValueFactory = _ => "compas-counts",
    };

    static readonly Option<string?> Label = new("--label")
    {
        Description = "The column with the outcome",
        HelpName = "COLUMN",
    };

    static readonly Option<string?> Favourable = new("--favourable")
    {
        Description = "The favourable outcome: a value, or a threshold such as \">= 30000\"",
        HelpName = "VALUE",
    };

    static readonly Option<string?> Groups = new("--groups")
    {
        Description = "The columns that say which group a person belongs to; the first is compared",
        HelpName = "COLUMN,...",
    };

    static readonly Option<string?> Privileged = new("--privileged")
    {
        Description = "For each group column the privileged value; without it every value is a group",
        HelpName = "VALUE,...",
    };

    static readonly Option<MissingValues> Missing = new("--missing")
    {
        Description = "What is done where a value is missing: refuse, drop, ownLevel or mean",
    };

    static readonly Option<string?> Repo = new("--repository")
    {
        Description = "Begin it in a repository of your own, which is laid out where it is not there",
        HelpName = "FOLDER",
    };

    static readonly Option<bool> Force = new("--force") { Description = "Write over a study of this name" };

    public static Command Create()
    {
        var create = new Command("new", """
            Write notebooks/NAME.ipynb and experiments/NAME.yaml, which run as they are.
            What is not said of a file's columns is inferred from their names and values where it can be.
            Examples:
              fairlab study new my-study
              fairlab study new my-study --data mine.csv --label income --favourable ">50K" --groups sex,race
              fairlab study new my-study --repository ../my-paper
            """)
        { Name, Data, Label, Favourable, Groups, Privileged, Missing, Repo, Force };
        create.SetAction(Run);
        return new Command("study", "A study of your own: begin one") { create };
    }

    static void Run(ParseResult parse)
    {
        string own = Repository.Root, name = parse.GetValue(Name)!;
        string? repository = parse.GetValue(Repo) is { } folder ? Path.GetFullPath(folder) : null;
        string root = repository ?? own;
        if (!ExperimentFile.IsName(name, out string? problem))
            throw new UsageException(problem);
        if (repository is not null)
            NewRepository.CheckFree(repository);
        string experiment = Path.Combine("experiments", name + ".yaml");
        string notebook = Path.Combine("notebooks", name + ".ipynb");
        foreach (string file in new[] { experiment, notebook })
        {
            if (File.Exists(Path.Combine(root, file)) && !parse.GetValue(Force))
                throw new UsageException($"{file} is there already: give the study another name, or say --force");
        }

        var data = Chosen(parse, root, repository is not null);
        Directory.CreateDirectory(Path.Combine(root, "notebooks"));
        Directory.CreateDirectory(Path.Combine(root, "experiments"));
        if (repository is not null)
        {
            var entry = data.Id is null ? null : Catalogue.Load(Path.Combine(own, "data", "catalogue.yaml"))[data.Id];
            foreach (string file in NewRepository.Write(root, name, entry, own))
                Terminal.Out.WriteLine(file);
        }
        StudyTemplate.Notebook(name, data).Save(Path.Combine(root, notebook));
        File.WriteAllText(Path.Combine(root, experiment), StudyTemplate.Experiment(name, data));
        ExperimentFile.Load(Path.Combine(root, experiment), root);
        if (data.Note is { } note)
            Terminal.Out.WriteLine(note);
        string next = repository is null ? experiment : RepositoryArgument.Typed(repository);
        string lab = repository is null ? "./fairlab lab opens it" : "Jupyter opens it";
        Terminal.Out.WriteLine($"{notebook}: one run of the study; {lab}");
        Terminal.Out.WriteLine($"{experiment}: the runs and the claims; next: ./fairlab run {next}");
    }

    static StudyData Chosen(ParseResult parse, string root, bool copies)
    {
        string data = parse.GetValue(Data)!;
        string[] said = [.. new Option[] { Label, Favourable, Groups, Privileged, Missing }
            .Where(o => parse.GetResult(o) is { Implicit: false }).Select(o => o.Name)];
        if (File.Exists(data))
        {
            var roles = new OwnFile.Roles(
                parse.GetValue(Label),
                parse.GetValue(Favourable),
                Words(parse.GetValue(Groups)),
                Words(parse.GetValue(Privileged)),
                parse.GetValue(Missing));
            return copies ? Copied(data, root, roles) : OwnFile.Describe(data, root, roles);
        }
        if (!Datasets.Ids.Contains(data))
        {
            throw new UsageException($"--data: found no file {data}, and "
                + NearestName.Message("data set", data, [.. Datasets.Ids]));
        }
        if (said.Length > 0)
        {
            throw new UsageException(
                $"{said[0]} says what the columns of a file mean, and {data} is a data set of FairLab");
        }
        return StudyData.OfCatalogue(data);
    }

    // A repository that is given away holds what it runs on.
    static StudyData Copied(string file, string root, OwnFile.Roles roles)
    {
        string name = Path.GetFileName(file), copy = Path.Combine(root, "data", name);
        // Refused before anything is written.
        OwnFile.Describe(file, root, roles);
        if (!File.Exists(copy))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        else if (Path.GetFullPath(file) != copy && !File.ReadAllBytes(file).AsSpan().SequenceEqual(
            File.ReadAllBytes(copy)))
        {
            throw new UsageException($"--data: {copy} is there already and is another file; rename one of them");
        }
        var described = OwnFile.Describe(copy, root, roles);
        return described with
        {
            Note = described.Note + $"\ndata/{name} is a copy, and is given away with the repository: "
                + "think of the people in it, or name it in .gitignore",
        };
    }

    static string[] Words(string? list) =>
        list?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
