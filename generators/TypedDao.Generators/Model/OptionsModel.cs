namespace TypedDao.Generators.Model;

/// <summary>An instance of an attributed class or nested record: <c>new ClrType(arguments) { Member = value }</c>.</summary>
/// <param name="ClrType">The class.</param>
/// <param name="Values">The values that the YAML gives; constructor parameters in their order, then properties.</param>
internal sealed record OptionsModel(string ClrType, EquatableArray<OptionModel> Values);

/// <summary>A value of an options instance.</summary>
/// <param name="Member">The constructor parameter's or property's name.</param>
/// <param name="IsParameter">Whether it is a constructor parameter.</param>
/// <param name="Value">The value.</param>
internal sealed record OptionModel(string Member, bool IsParameter, ValueModel Value);

/// <summary>A value of an options instance, already checked against the member's type.</summary>
internal abstract record ValueModel;

/// <summary>A value that is known in the build.</summary>
/// <param name="Kind">Its type; never <see cref="ValueKind.Secret"/>, which does not reach emitted code.</param>
/// <param name="Text">
/// Its canonical, culture-invariant text: <c>true</c>, <c>-12</c>, <c>1.50</c>, shortest round-trip digits of a double (or
/// <c>NaN</c>, <c>Infinity</c>, <c>-Infinity</c>), a duration as its number of ticks, a URI or string as it is.
/// </param>
internal sealed record LiteralValue(ValueKind Kind, string Text) : ValueModel;

/// <summary>A member of an enum.</summary>
/// <param name="ClrType">The enum.</param>
/// <param name="Member">The member's name.</param>
internal sealed record EnumValue(string ClrType, string Member) : ValueModel;

/// <summary>Text with <c>${…}</c> that the run time resolves and checks.</summary>
/// <param name="Kind">The type that the resolved text must have.</param>
/// <param name="Key">The YAML key, for messages.</param>
/// <param name="Template">The text.</param>
internal sealed record PlaceholderValue(ValueKind Kind, string Key, string Template) : ValueModel
{
    /// <summary>Of <see cref="ValueKind.Enum"/>: the enum.</summary>
    public string? ClrType { get; init; }

    /// <summary>Of an integer: the smallest allowed value, where it is not that of its type.</summary>
    public long? Minimum { get; init; }

    /// <summary>Of an integer: the largest allowed value, where it is not that of its type.</summary>
    public long? Maximum { get; init; }
}

/// <summary>A list; the member takes a collection expression.</summary>
/// <param name="Items">The items.</param>
internal sealed record ListValue(EquatableArray<ValueModel> Items) : ValueModel;

/// <summary>A map with string keys.</summary>
/// <param name="ClrType">The type of its values, such as <c>string</c>.</param>
/// <param name="Entries">The entries, in the order of the YAML, without repeated keys.</param>
internal sealed record MapValue(string ClrType, EquatableArray<MapEntry> Entries) : ValueModel;

/// <summary>An entry of a map.</summary>
internal sealed record MapEntry(string Key, ValueModel Value);

/// <summary>A nested record.</summary>
internal sealed record NestedValue(OptionsModel Options) : ValueModel;
