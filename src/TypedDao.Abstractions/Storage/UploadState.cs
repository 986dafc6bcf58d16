namespace TypedDao.Storage;

/// <summary>How far an upload has come; for implementations of <see cref="StorageUpload"/>.</summary>
public enum UploadState
{
    /// <summary>Bytes can be written.</summary>
    Open,

    /// <summary>Every byte is with the storage; nothing is visible.</summary>
    Sealed,

    /// <summary>A step failed half-way.</summary>
    Broken,

    /// <summary>The object is visible.</summary>
    Completed,

    /// <summary>Given up.</summary>
    Disposed,
}
