using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>The closed list of .NET types that a YAML key can be bound to.</summary>
internal enum KeyTypeKind
{
    /// <summary>One text: <see cref="KeyType.Value"/> says of what form.</summary>
    Scalar,
    List,
    Map,

    /// <summary>A nested class with keys of its own.</summary>
    Record,

    /// <summary>Declared as <c>object</c>: the key's role says what stands there.</summary>
    Structure,
}

/// <summary>The type of a key's value.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ClrName">The C# type, without nullability, fully qualified with <c>global::</c>.</param>
internal sealed record KeyType(KeyTypeKind Kind, string ClrName)
{
    /// <summary>Of scalars: the form of the text.</summary>
    public ValueKind Value { get; init; }

    public bool IsNullable { get; init; }

    /// <summary>Of integers: the bounds, both allowed.</summary>
    public long Minimum { get; init; } = long.MinValue;

    /// <inheritdoc cref="Minimum"/>
    public long Maximum { get; init; } = long.MaxValue;

    /// <summary>Of enums.</summary>
    public EquatableArray<KeyChoice> Choices { get; init; }

    /// <summary>Of lists and maps; the keys of maps are strings.</summary>
    public KeyType? Element { get; init; }

    /// <summary>Of nested records.</summary>
    public EquatableArray<KeyInfo> Keys { get; init; }

    public bool IsInteger => Kind == KeyTypeKind.Scalar && Value is >= ValueKind.SByte and <= ValueKind.UInt64;

    public bool Is(ValueKind value) => Kind == KeyTypeKind.Scalar && Value == value;
}

/// <summary>One value of an enum.</summary>
/// <param name="Name">The YAML name.</param>
/// <param name="Member">The C# member.</param>
internal sealed record KeyChoice(string Name, string Member, string? Description);
