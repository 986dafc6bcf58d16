namespace TypedDao.Generators.Model;

/// <summary>A row or nested struct: emitted as a record with its shape, or as a shape alone for a type of the user.</summary>
internal sealed record RowModel
{
    /// <summary>The ending of a shape's name.</summary>
    public const string ShapeEnding = "Shape";

    /// <summary>The ending of the name of the columns that filters see.</summary>
    public const string ColumnsEnding = "Columns";

    /// <summary>The record's name, and with endings those of its shape and of its columns in filters.</summary>
    public required string Name { get; init; }

    public string ShapeName => Name + ShapeEnding;

    public string ColumnsName => Name + ColumnsEnding;

    /// <summary>The user's type (<c>row:</c>), which is bound instead of emitting a record.</summary>
    public string? ExistingType { get; init; }

    /// <summary>Whether no row of <see cref="ExistingType"/> can be made, which is reported: what is emitted compiles and does not run.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether <see cref="ExistingType"/> is a struct of C#.</summary>
    public bool IsValueType { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether no row can change once it is made, nor anything that it holds. Lists, maps and bytes are their maker's.</summary>
    public bool IsImmutable => ExistingType is null && Columns.All(static column => column.Type.Kind switch
    {
        ColumnKind.Bytes or ColumnKind.List or ColumnKind.Map => false,
        ColumnKind.Struct => column.Type.Struct is { IsImmutable: true },
        _ => true,
    });

    /// <summary>In the order of the YAML; their names and property names are unique.</summary>
    public EquatableArray<ColumnModel> Columns { get; init; }
}
