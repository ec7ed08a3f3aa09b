using FairLab.Data;
using FairLab.Numerics;

namespace FairLab.Mitigators;

/// <summary>
/// Optimized pre-processing (Calmon et al. 2017, problem 2 to 5 [calmon2017]): people's features and labels are changed
/// at random, (d, x, y) to (x̂, ŷ), by the map P(x̂, ŷ | d, x, y) that minimizes ½ ‖P(X̂, Ŷ) - P(X, Y)‖₁ subject to
/// |P(ŷ=1 | d) - P(ŷ=1 | d')| ≤ ε for all groups and, for each (x, y) and each limit k, P(δ ≥ c_k | x, y) ≤ d_k, with δ
/// a distortion that says how much a change would matter; the paper has the limits for each (d, x, y), which is
/// <see cref="LimitsPerGroup"/>. (The paper limits the ratio of the rates; the difference is AIF360's form and keeps
/// the program linear in the same way.) Targets that a limit of probability 0 forbids, and moves of people who do not
/// exist, are left out: on Adult 2,328 variables remain of 31,752, with the same optimum. The trained model sees x̂
/// only. People met later are changed by the map with the label averaged out, P(x̂ | d, x) = Σ_y P(y | d, x)
/// P(x̂ | d, x, y), each by a random draw of their own, whoever else is asked about. Optima are not unique: objective
/// and constraints are what can be relied on.
/// </summary>
public sealed record OptimizedPreprocessing : IPreProcessor
{
    /// <summary>
    /// Which columns are changed, and what changes matter how much; null for the one that belongs to the data set's id.
    /// </summary>
    public DistortionModel? Model { get; init; }

    /// <summary>
    /// The source columns that may be changed, for data without a model of their own: <see cref="DistortionModel.Of"/>
    /// says how much their changes matter.
    /// </summary>
    /// <value>None: the model that belongs to the data set's id.</value>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>How many levels a quantity among <see cref="Columns"/> has at most.</summary>
    /// <value>4.</value>
    public int Bins { get; init => field = Require.AtLeast(value, 2); } = 4;

    /// <summary>ε.</summary>
    /// <value>0.05.</value>
    public double Epsilon { get; init => field = Require.NotNegative(value); } = 0.05;

    /// <summary>The pairs (c_k, d_k): a distortion of at least c_k has at most probability d_k.</summary>
    /// <value>(0.99, 0.1), (1.99, 0.05), (2.99, 0).</value>
    public IReadOnlyList<(double Distortion, double Probability)> Limits { get; init; } =
        [(0.99, 0.1), (1.99, 0.05), (2.99, 0)];

    /// <summary>
    /// Whether each group has the limits for itself, for each (d, x, y) as the paper writes them; else a limit holds on
    /// average over the groups, for each (x, y) as in AIF360.
    /// </summary>
    /// <value>
    /// False: the default limits are AIF360's and belong to its form. For each group they leave no map at all on COMPAS
    /// with two races or with ε of 0.03, and on Adult the least change is 0.0175 instead of 0.0121.
    /// </value>
    public bool LimitsPerGroup { get; init; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">No map satisfies the constraints.</exception>
    public DataChange Fit(TabularDataset train, long seed)
    {
        ArgumentNullException.ThrowIfNull(train);
        var model = ModelOf(train);
        var map = Solve(train);
        var places = ValuePlaces.Of(train);
        TabularDataset Redrawn(TabularDataset data, long stream)
        {
            data = data.MatchGroup(train.Group);
            var (draws, cells) = (new PersonalDraws(data, stream, places), model.Cells(data));
            var (newCells, labels) = (new int[data.Rows], new int[data.Rows]);
            for (var row = 0; row < data.Rows; row++)
                (newCells[row], labels[row]) =
                    map.Draw(data.Group.Codes[row], cells[row], data.Labels[row], draws.Next(row, 0));
            return model.Encode(data, newCells).WithLabels(labels);
        }
        return new DataChange(Redrawn(train, seed), data =>
        {
            data = data.MatchGroup(train.Group);
            // A draw of their own for everybody: the same person is always changed in the same way.
            var later = new PersonalDraws(data, seed + 1, places);
            var (old, changed) = (model.Cells(data), new int[data.Rows]);
            for (var row = 0; row < data.Rows; row++)
                changed[row] = map.Draw(data.Group.Codes[row], old[row], later.Next(row, 0));
            return model.Encode(data, changed);
        })
        {
            Validation = data => Redrawn(data, seed + 1),
        };
    }

    DistortionModel ModelOf(TabularDataset train) =>
        Model ?? (Columns.Count > 0 ? DistortionModel.Of(train, Columns, Bins) : DistortionModel.For(train));

    /// <summary>Solves the linear program for a data set.</summary>
    /// <exception cref="InvalidOperationException">No map satisfies the constraints.</exception>
    public OptimizedMap Solve(TabularDataset train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var model = ModelOf(train);
        var (cells, groups) = (model.Cells(train), train.Group.Levels.Count);
        // P(d, x, y); a state is x and y together, 2 x + y.
        var joint = new double[groups, 2 * model.Count];
        var total = train.Weights?.Sum() ?? train.Rows;
        for (var row = 0; row < train.Rows; row++)
            joint[train.Group.Codes[row], 2 * cells[row] + train.Labels[row]] += (train.Weights?[row] ?? 1) / total;
        // Nobody leaves a state that nobody is in, but such a state can be moved to: leaving it out would be another
        // problem.
        var states = Enumerable.Range(0, 2 * model.Count).ToArray();
        var forbidden = Limits.Where(l => l.Probability == 0).Select(l => l.Distortion)
            .DefaultIfEmpty(double.PositiveInfinity).Min();

        var lp = new LinearProgram();
        var arrivals = states.ToDictionary(s => s, _ => new List<(int, double)>());
        var selected = Enumerable.Range(0, groups).Select(_ => new List<(int, double)>()).ToArray();
        var limited = new Dictionary<(int State, int Limit, int Group), List<(int, double)>>();
        var moves = new Dictionary<(int Group, int State), List<(int Target, int Variable)>>();
        foreach (var from in states)
        {
            var mass = Enumerable.Range(0, groups).Sum(d => joint[d, from]);
            var targets = states.Select(to => (to, Distortion: model.Distortion(from / 2, from % 2, to / 2, to % 2)))
                .Where(t => t.Distortion < forbidden).ToArray();
            for (var d = 0; d < groups; d++)
            {
                if (joint[d, from] == 0)
                    continue;
                var groupMass = Enumerable.Range(0, 2 * model.Count).Sum(s => joint[d, s]);
                var row = new List<(int Target, int Variable)>();
                foreach (var (to, distortion) in targets)
                {
                    var p = lp.Variable();
                    row.Add((to, p));
                    arrivals[to].Add((p, joint[d, from]));
                    if (to % 2 == 1)
                        selected[d].Add((p, joint[d, from] / groupMass));
                    for (var k = 0; k < Limits.Count; k++)
                        if (distortion >= Limits[k].Distortion && Limits[k].Probability > 0)
                        {
                            if (!limited.TryGetValue((from, k, LimitsPerGroup ? d : -1), out var terms))
                                limited.Add((from, k, LimitsPerGroup ? d : -1), terms = []);
                            terms.Add((p, LimitsPerGroup ? 1 : joint[d, from] / mass));
                        }
                }
                moves.Add((d, from), row);
                lp.Equal(1, row.Select(m => (m.Variable, 1.0)));
            }
        }
        foreach (var ((_, k, _), terms) in limited)
            lp.AtMost(Limits[k].Probability, terms);
        // A group without people has no rate to compare.
        var present = Enumerable.Range(0, groups).Where(d => selected[d].Count > 0).ToArray();
        foreach (var d in present)
            foreach (var e in present.Where(e => e > d))
                lp.Between(-Epsilon, Epsilon, selected[d].Concat(selected[e].Select(t => (t.Item1, -t.Item2))));
        var reached = states.Where(s => arrivals[s].Count > 0).ToArray();
        foreach (var s in reached)
        {
            // |P(x̂, ŷ) - P(x, y)| as what is too much and what is too little, each costing a half.
            var (above, below) = (lp.Variable(0.5), lp.Variable(0.5));
            lp.Equal(Enumerable.Range(0, groups).Sum(d => joint[d, s]),
                arrivals[s].Append((above, -1.0)).Append((below, 1.0)));
        }
        var solution = lp.Solve();
        if (solution.Status == LinearStatus.Infeasible)
            throw new InvalidOperationException(FormattableString.Invariant(
                $"{train.Id}: no map brings the groups within {Epsilon} under the limits on distortion; ")
                + "allow a larger Epsilon or more distortion"
                + (LimitsPerGroup ? ", or let LimitsPerGroup be false" : ""));
        var x = solution.OptimalX("optimized pre-processing");
        var solved = moves.ToDictionary(m => m.Key,
            m => m.Value.Where(v => x[v.Variable] > 1e-12).Select(v => (v.Target, x[v.Variable])).ToArray());
        return new OptimizedMap(joint, solved, solution, lp.Variables - 2 * reached.Length);
    }
}
