namespace TypedDao.Extensibility;

/// <summary>What an object type stands for in storage.</summary>
public enum ObjectShape
{
    /// <summary>One file: its key is <c>prefix/identifier.suffix</c>.</summary>
    File,

    /// <summary>All files below a key <c>prefix/identifier</c>.</summary>
    Directory,

    /// <summary>A table with a log or a catalog of its own, below a key or in a database schema.</summary>
    Table,
}
