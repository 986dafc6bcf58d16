using System.Globalization;
using TypedDao.Catalogs;
using TypedDao.Storage;

namespace Acme.Journals;

/// <summary>The files of a journal: <c>folder/0000000000000000001.suffix</c>, so that the order of keys is that of numbers.</summary>
internal static class JournalKeys
{
    private const int Digits = 19;

    public static string FolderOf(ObjectTarget target) => target.Definition.Key + "/";

    public static string KeyOf(ObjectTarget target, long number)
    {
        FormatBinding format = target.Definition.Format!;
        return string.Create(
            CultureInfo.InvariantCulture, $"{target.Definition.Key}/{number:D19}.{(format.Suffixes.Count > 0 ? format.Suffixes[0] : format.Name)}");
    }

    /// <summary>The number of a file.</summary>
    /// <exception cref="TypedDaoException">The file is no entry.</exception>
    public static long NumberOf(ObjectTarget target, StorageEntry file, IObjectStorage storage)
    {
        ReadOnlySpan<char> name = file.Key.AsSpan(FolderOf(target).Length);
        if (name.Length > Digits && name[Digits] == '.'
            && long.TryParse(name[..Digits], NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number > 0)
        {
            return number;
        }

        throw new TypedDaoException(ErrorKind.InvalidData, $"'{file.Key}' is no entry of a journal.")
        {
            Object = target.ToString(),
            Address = storage.AddressOf(file.Key),
            Cure = "Move the file away: nothing but entries may stand in the folder of a journal.",
        };
    }
}
