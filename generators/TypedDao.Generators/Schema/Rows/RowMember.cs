using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Schema;

/// <summary>A public property or field of a row type.</summary>
/// <param name="Symbol">The member.</param>
/// <param name="Type">Its type, with nullability.</param>
/// <param name="IsSettable">Whether generated code can set it.</param>
/// <param name="IsRequired">Whether it must be set.</param>
/// <param name="Attribute">What is said of it as a column; null: nothing.</param>
internal readonly record struct RowMember(ISymbol Symbol, ITypeSymbol Type, bool IsSettable, bool IsRequired, AttributeData? Attribute)
{
    public string Name => Symbol.Name;

    public string Column => Attribute?.Text(0) is { Length: > 0 } name ? name : SnakeCase.From(Name);

    public bool IsIgnored => Attribute?.Flag(WellKnownNames.Ignore) ?? false;
}
