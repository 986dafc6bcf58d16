namespace TypedDao.Keys;

/// <summary>The kinds of value that a key can hold.</summary>
public enum KeyKind
{
    /// <summary>Text.</summary>
    String,

    /// <summary>A signed integer of up to 64 bits.</summary>
    Integer,

    /// <summary>A truth value.</summary>
    Bool,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>An instant.</summary>
    Timestamp,

    /// <summary>A local date and time.</summary>
    TimestampNtz,

    /// <summary>A UUID.</summary>
    Uuid,
}
