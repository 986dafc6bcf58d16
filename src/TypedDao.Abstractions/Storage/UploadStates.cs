namespace TypedDao.Storage;

/// <summary>What may be done in which state; anything else is a mistake of the caller.</summary>
public static class UploadStates
{
    /// <summary>Throws unless bytes can be written.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidOperationException">The state does not allow it.</exception>
    public static void RequireOpen(UploadState state)
    {
        if (state != UploadState.Open)
        {
            throw new InvalidOperationException($"The upload takes no more bytes: {Reason(state)}.");
        }
    }

    /// <summary>Throws unless the upload can be completed.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="InvalidOperationException">The state does not allow it.</exception>
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
