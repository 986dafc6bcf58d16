using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>A namespace of emitted code: names what is emitted there.</summary>
/// <param name="Namespace">Dotted, not escaped; empty: none.</param>
internal sealed record Scope(string Namespace)
{
    private readonly string _prefix = Namespace.Length == 0 ? "global::" : $"global::{CSharpText.DottedName(Namespace)}.";

    /// <summary>The full name of a type that is emitted here.</summary>
    public string TypeName(string name) => _prefix + CSharpText.Identifier(name);

    /// <summary>The full name of a row's type: emitted here, or the user's.</summary>
    public string TypeName(RowModel row) => row.ExistingType ?? TypeName(row.Name);

    /// <summary>The full name of an enum: emitted here, or the user's.</summary>
    public string TypeName(EnumModel values) => values.ExistingType ?? TypeName(values.Name);

    /// <summary>The full name of a row's shape.</summary>
    public string ShapeName(RowModel row) => TypeName(row.ShapeName);

    /// <summary>The full name of a row's columns in filters.</summary>
    public string ColumnsName(RowModel row) => TypeName(row.ColumnsName);

    /// <summary>A namespace inside of this one.</summary>
    public Scope Inner(string name) => new(Namespace.Length == 0 ? name : Namespace + "." + name);
}
