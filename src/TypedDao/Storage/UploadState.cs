namespace TypedDao.Storage;

/// <summary>How far an upload has come.</summary>
internal enum UploadState
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

/// <summary>What may be done in which state; anything else is a mistake of the caller.</summary>
internal static class UploadStates
{
    /// <summary>Throws unless bytes can be written.</summary>
    /// <param name="state">The state.</param>
    public static void RequireOpen(UploadState state)
    {
        if (state != UploadState.Open)
        {
            throw new InvalidOperationException($"The upload takes no more bytes: {Reason(state)}.");
        }
    }

    /// <summary>Throws unless the upload can be completed.</summary>
    /// <param name="state">The state.</param>
    public static void RequireCompletable(UploadState state)
    {
        if (state is not (UploadState.Open or UploadState.Sealed))
        {
            throw new InvalidOperationException($"The upload cannot be completed: {Reason(state)}.");
        }
    }

    private static string Reason(UploadState state) => state switch
    {
        UploadState.Sealed => "it is sealed",
        UploadState.Broken => "an earlier step failed, so it can only be disposed",
        UploadState.Completed => "it is completed",
        _ => "it is disposed",
    };
}
