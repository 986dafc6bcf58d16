namespace TypedDao.Codecs.Json;

/// <summary>What a value is in JSON.</summary>
internal enum JsonKind
{
    /// <summary>There is none.</summary>
    Missing,

    /// <summary><c>null</c>.</summary>
    Null,

    /// <summary><c>true</c>.</summary>
    True,

    /// <summary><c>false</c>.</summary>
    False,

    /// <summary>A number; its grammar is checked by who reads it.</summary>
    Number,

    /// <summary>A string without escapes.</summary>
    String,

    /// <summary>A string with escapes.</summary>
    EscapedString,

    /// <summary>An object.</summary>
    Object,

    /// <summary>An array.</summary>
    Array,
}
