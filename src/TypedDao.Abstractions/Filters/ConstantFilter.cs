namespace TypedDao.Filters;

/// <summary>Holds for every row or for none.</summary>
public sealed class ConstantFilter : Filter
{
    internal ConstantFilter(bool value) => Value = value;

    /// <summary>Whether it holds.</summary>
    public bool Value { get; }

    internal override void Collect(List<ColumnPath> columns)
    {
    }
}
