namespace FairLab.Audit;

/// <summary>Rows that have something in common: how many, the sum of their weights, and of the weights'
/// squares.</summary>
struct Tally
{
    public long Rows;
    public double Weight;
    public double Squares;

    public void Add(double weight)
    {
        Rows++;
        Weight += weight;
        Squares += weight * weight;
    }

    public static Tally operator +(Tally a, Tally b) => new()
    {
        Rows = a.Rows + b.Rows, Weight = a.Weight + b.Weight, Squares = a.Squares + b.Squares,
    };
}
