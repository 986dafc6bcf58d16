using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>A C# type that objects name as their row. Plain data: the symbol that it is read from is gone.</summary>
/// <param name="Name">As in the YAML.</param>
internal sealed record ExistingRow(string Name)
{
    /// <summary>The type's name without its namespace, of which the names of what is emitted for it are made.</summary>
    public string SimpleName { get; init; } = string.Empty;

    /// <summary>The row and the structs in it, each named by the members that lead to it; null where the type cannot be a row.</summary>
    public RowModel? Row { get; init; }

    public EquatableArray<TypeProblem> Problems { get; init; }
}
