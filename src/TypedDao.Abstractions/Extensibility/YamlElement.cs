namespace TypedDao.Extensibility;

/// <summary>The kinds of element in a catalog file.</summary>
public enum YamlElement
{
    /// <summary>The top level of the file.</summary>
    Catalog,

    /// <summary>A store below <c>stores</c>.</summary>
    Store,

    /// <summary>An object of a store.</summary>
    Object,

    /// <summary>A column in its long form.</summary>
    Column,

    /// <summary>An additional interface of a store.</summary>
    Interface,

    /// <summary>A file format in its long form.</summary>
    Format,

    /// <summary>An environment.</summary>
    Environment,

    /// <summary>A store's overlay in an environment.</summary>
    Overlay,

    /// <summary>What to do with bad rows, in its long form.</summary>
    ErrorPolicy,
}
