namespace TypedDao.Generators.Model;

/// <summary>A column of a row or struct: a property of the record.</summary>
internal sealed record ColumnModel
{
    /// <summary>The name in storage, as in the YAML.</summary>
    public required string Name { get; init; }

    public required string PropertyName { get; init; }

    public required ColumnTypeModel Type { get; init; }

    /// <summary>The allowed values of a <c>string</c> column, which are then an enum.</summary>
    public EnumModel? Enum { get; init; }

    public string? Description { get; init; }

    /// <summary>The message of <c>[Obsolete]</c>.</summary>
    public string? Deprecated { get; init; }

    /// <summary>Of a user's type: the constructor parameter that takes the value; null: the property is settable.</summary>
    public string? ConstructorParameter { get; init; }

    /// <summary>Of a user's type: the property must be set even where a constructor parameter takes the value.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Of a user's type: how the member holds the value.</summary>
    public MemberForm Form { get; init; }

    /// <summary>
    /// The column's declaration is wrong, so that only its name is known. The property is emitted as <c>dynamic</c> and is no
    /// part of the schema: code that uses it adds no errors to the one in the YAML.
    /// </summary>
    public bool IsBroken { get; init; }
}

/// <summary>The type of a column, of a list's element, or of a map's key or value.</summary>
internal sealed record ColumnTypeModel(ColumnKind Kind)
{
    public bool IsNullable { get; init; }

    /// <summary>Of a decimal: the number of digits.</summary>
    public int Precision { get; init; }

    /// <summary>Of a decimal: the digits after the point.</summary>
    public int Scale { get; init; }

    /// <summary>Of a decimal: the C# type is <c>string</c> (<c>as: string</c>).</summary>
    public bool AsText { get; init; }

    /// <summary>Of a string: the C# type holds its bytes in UTF-8.</summary>
    public bool AsUtf8 { get; init; }

    /// <summary>Of dates, times and timestamps: the custom text form.</summary>
    public string? TextFormat { get; init; }

    /// <summary>The element type of a list, or the value type of a map.</summary>
    public ColumnTypeModel? Element { get; init; }

    /// <summary>The key type of a map: a scalar that is not nullable.</summary>
    public ColumnTypeModel? Key { get; init; }

    /// <summary>The nested columns of a struct, with the name of its record.</summary>
    public RowModel? Struct { get; init; }

    /// <summary>The struct that it is, or a list or map of; null where it is neither.</summary>
    public RowModel? InnerStruct => Struct ?? Element?.InnerStruct;
}

/// <summary>The allowed values of a column: emitted as an enum beside the row.</summary>
/// <param name="Name">The enum's name.</param>
/// <param name="Members">The values, in their order.</param>
/// <param name="UnknownIsNull">Whether other values read as null; the column is then nullable.</param>
internal sealed record EnumModel(string Name, EquatableArray<EnumMemberModel> Members, bool UnknownIsNull)
{
    /// <summary>The user's enum, which is bound instead of emitting one.</summary>
    public string? ExistingType { get; init; }
}

/// <summary>An allowed value.</summary>
/// <param name="Name">The C# name.</param>
/// <param name="Value">The value in storage.</param>
internal sealed record EnumMemberModel(string Name, string Value);
