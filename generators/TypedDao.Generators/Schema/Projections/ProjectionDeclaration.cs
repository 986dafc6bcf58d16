using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>A type that asks to be a projection, as it is written. Plain data with places.</summary>
/// <param name="Object">The object as <c>store.object</c>.</param>
/// <param name="ObjectPlace">Where that is written.</param>
/// <param name="Type">The type.</param>
/// <param name="Members">Its members that are columns, in their order.</param>
/// <param name="Problems">What is wrong with the type itself; it is then not completed.</param>
internal sealed record ProjectionDeclaration(
    string Object,
    SourcePlace? ObjectPlace,
    PartialType Type,
    EquatableArray<ProjectionMember> Members,
    EquatableArray<DiagnosticInfo> Problems);

/// <summary>A member of a projection.</summary>
/// <param name="Column">The column.</param>
/// <param name="Name">The member.</param>
/// <param name="Type">Its type as generated code writes it, with <c>?</c> where it is nullable.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record ProjectionMember(string Column, string Name, string Type, SourcePlace? Place)
{
    /// <summary>Whether parts of the type are not found: those that a catalog of the project generates cannot be.</summary>
    public bool HasUnknownTypes { get; init; }

    /// <summary>Whether nothing is said of null.</summary>
    public bool IsOblivious { get; init; }

    public string? ConstructorParameter { get; init; }

    public bool IsRequired { get; init; }
}
