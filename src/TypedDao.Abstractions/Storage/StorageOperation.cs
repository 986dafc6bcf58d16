namespace TypedDao.Storage;

/// <summary>The names of operations in errors, traces and metrics; for implementations of <see cref="IObjectStorage"/> too.</summary>
public static class StorageOperation
{
    /// <summary>Reading what is known of an object.</summary>
    public const string Head = "head";

    /// <summary>Reading an object.</summary>
    public const string Get = "get";

    /// <summary>Writing an object, or what is kept with it, in one request.</summary>
    public const string Put = "put";

    /// <summary>Writing an object of unknown length.</summary>
    public const string Upload = "upload";

    /// <summary>Listing objects, versions or unfinished uploads.</summary>
    public const string List = "list";

    /// <summary>Removing objects or unfinished uploads.</summary>
    public const string Delete = "delete";

    /// <summary>Copying an object.</summary>
    public const string Copy = "copy";
}
