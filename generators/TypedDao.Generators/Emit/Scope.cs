using System.Runtime.CompilerServices;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Emit;

/// <summary>A namespace of emitted code: names what is emitted there.</summary>
/// <param name="space">Dotted, not escaped; empty: none.</param>
internal sealed class Scope(string space)
{
    private readonly string _prefix = space.Length == 0 ? "global::" : $"global::{CSharpText.DottedName(space)}.";

    /// <summary>Names of lists and maps are long and repeat: each is made once for a file.</summary>
    private Dictionary<(object Type, bool IsShape), string>? _known;

    public string Namespace { get; } = space;

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

    /// <summary>What was made for a list or map before, or is made now.</summary>
    public string Remember(ColumnTypeModel type, bool isShape, Func<ColumnTypeModel, Scope, string> make)
    {
        _known ??= new(new SameType());
        if (!_known.TryGetValue((type, isShape), out var text))
        {
            text = make(type, this);
            _known.Add((type, isShape), text);
        }

        return text;
    }

    /// <summary>Compares by reference: types of structs hold whole rows.</summary>
    private sealed class SameType : IEqualityComparer<(object Type, bool IsShape)>
    {
        public bool Equals((object Type, bool IsShape) x, (object Type, bool IsShape) y) => ReferenceEquals(x.Type, y.Type) && x.IsShape == y.IsShape;

        public int GetHashCode((object Type, bool IsShape) obj) => RuntimeHelpers.GetHashCode(obj.Type) + (obj.IsShape ? 1 : 0);
    }
}
