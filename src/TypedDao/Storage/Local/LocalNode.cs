namespace TypedDao.Storage.Local;

/// <summary>What is found at the path of a key.</summary>
internal enum NodeKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file: the object.</summary>
    File,

    /// <summary>A folder, which is no object.</summary>
    Folder,

    /// <summary>A part of the path is a file, so that nothing can be there.</summary>
    BehindFile,
}

/// <summary>The path of a key and what is found there.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Kind">What is found there.</param>
/// <param name="Blocker">The key of the file in the way, where <see cref="NodeKind.BehindFile"/>.</param>
internal readonly record struct LocalNode(string Path, NodeKind Kind, string? Blocker = null);
