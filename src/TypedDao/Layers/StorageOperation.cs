namespace TypedDao.Layers;

/// <summary>The names of operations in errors, traces and metrics.</summary>
internal static class StorageOperation
{
    public const string Head = "head";
    public const string Get = "get";
    public const string Put = "put";
    public const string Upload = "upload";
    public const string List = "list";
    public const string Delete = "delete";
    public const string Copy = "copy";
}
