namespace TypedDao.Storage.Local;

/// <summary>What became of the attempt to give a staged file its name.</summary>
internal enum NameResult
{
    /// <summary>The file has the name.</summary>
    Done,

    /// <summary>The name is taken.</summary>
    Taken,

    /// <summary>The staged file or the folder is not there.</summary>
    Missing,

    /// <summary>A part of the path is a file, or the name is that of a folder.</summary>
    Blocked,

    /// <summary>The file system has no hard links.</summary>
    NoLinks,

    /// <summary>The folder lies on another file system than the staged file.</summary>
    OtherFileSystem,
}
