namespace TypedDao.Generators.Model;

/// <summary>The types that a key can have; the closed list of what an attributed class can declare.</summary>
internal enum ValueKind
{
    String,
    Char,
    Bool,
    SByte,
    Byte,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Int64,
    UInt64,
    Decimal,
    Float,
    Double,
    Duration,
    Uri,
    Secret,

    /// <summary>Of placeholders only; literals are <see cref="EnumValue"/>.</summary>
    Enum,
}
