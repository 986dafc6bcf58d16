using TypedDao.Generators.Model;

namespace TypedDao.Generators.Binding;

/// <summary>A bound row with where its columns are written.</summary>
internal sealed class BoundRow(RowModel model, RowReference reference, IReadOnlyDictionary<string, BoundColumn> columns)
{
    public RowModel Model { get; } = model;

    public RowReference Reference { get; } = reference;

    /// <summary>The columns at the top level, by YAML name.</summary>
    public IReadOnlyDictionary<string, BoundColumn> Columns { get; } = columns;
}

/// <summary>A bound column with its place.</summary>
internal readonly record struct BoundColumn(ColumnModel Model, Source Source);
