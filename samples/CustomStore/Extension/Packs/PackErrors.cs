namespace Acme.Journals.Packs;

/// <summary>The errors of packs. Each says what is wrong and how to cure it; a storage layer adds what was done where.</summary>
internal static class PackErrors
{
    public static TypedDaoException NotFound(string key) => new(ErrorKind.NotFound, $"'{key}' does not exist.");

    public static TypedDaoException AlreadyExists(string key) => new(ErrorKind.AlreadyExists, $"'{key}' exists already.");

    public static TypedDaoException Changed(string key) => new(ErrorKind.Conflict, $"'{key}' has changed or was deleted since it was last seen.");

    public static TypedDaoException InUse(string path, Exception cause)
        => new(ErrorKind.Unavailable, "Another process has the pack open.", cause)
        {
            Address = path,
            Cure = "Close it there: a pack has one writer. To read it elsewhere, copy the file.",
        };

    public static TypedDaoException NoPack(string path) => new(ErrorKind.InvalidData, "The file is no pack, or one of a later version.")
    {
        Address = path,
        Cure = "Name another file in the store's 'path', or move this one away.",
    };

    public static TypedDaoException Damaged(string path, long offset) => new(ErrorKind.InvalidData, $"The pack is damaged at byte {offset}: what stands there is no record.")
    {
        Address = path,
        Cure = "Restore the file from a copy. Nothing was changed.",
    };

    public static TypedDaoException DamagedContent(string path, string key) => new(ErrorKind.InvalidData, $"The bytes of '{key}' are not those that were written.")
    {
        Address = path,
        Cure = "Restore the file from a copy, or write the object anew.",
    };

    public static TypedDaoException Unusable(string path, Exception cause)
        => new(ErrorKind.Unavailable, "An earlier write failed and could not be taken back, so nothing more is written.", cause)
        {
            Address = path,
            Cure = "Free the disk that the pack lies on, and open the store again.",
        };
}
