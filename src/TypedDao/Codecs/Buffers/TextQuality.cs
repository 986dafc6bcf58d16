namespace TypedDao.Codecs.Buffers;

/// <summary>What is known of a stretch of bytes as text.</summary>
internal enum TextQuality
{
    /// <summary>All bytes are ASCII.</summary>
    Ascii,

    /// <summary>The bytes are valid UTF-8.</summary>
    Utf8,

    /// <summary>Somewhere the bytes are not UTF-8: each row is looked at.</summary>
    Broken,
}
