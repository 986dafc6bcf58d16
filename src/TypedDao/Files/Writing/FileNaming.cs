using System.Globalization;

namespace TypedDao.Files.Writing;

/// <summary>
/// Names the new files of a directory. Appended files have a name that is used once: <c>part-ID-00000.csv</c>, where identifiers
/// of later writes sort later. Files that replace others are named by their content: <c>part-00000-HASH.csv</c>, so that writing
/// the same rows again changes nothing. The number counts the files of one write in one folder.
/// </summary>
internal sealed class FileNaming
{
    private const int DigestDigits = 16;
    private readonly string? _id;
    private readonly string _ending;

    private FileNaming(string? id, string? suffix)
    {
        _id = id;
        _ending = suffix is null ? string.Empty : $".{suffix}";
    }

    /// <summary>Whether a name is only known when the content is.</summary>
    public bool IsByContent => _id is null;

    /// <summary>Names that are used once.</summary>
    /// <param name="id">The identifier of the write.</param>
    /// <param name="suffix">The suffix of the files.</param>
    public static FileNaming ById(Guid id, string? suffix) => new(id.ToString("N"), suffix);

    /// <summary>Names made from the content.</summary>
    /// <param name="suffix">The suffix of the files.</param>
    public static FileNaming ByContent(string? suffix) => new(null, suffix);

    /// <summary>The name of a file that is not named by its content.</summary>
    /// <param name="number">The file's number.</param>
    public string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"part-{_id}-{number:D5}{_ending}");

    /// <summary>The name of a file by its content.</summary>
    /// <param name="number">The file's number.</param>
    /// <param name="digest">The digest of its bytes.</param>
    public string Name(int number, string digest)
        => string.Create(CultureInfo.InvariantCulture, $"part-{number:D5}-{digest.AsSpan(0, DigestDigits)}{_ending}");

    /// <summary>A name that readers leave alone, for a file whose own name is not known yet.</summary>
    /// <param name="writeId">The identifier of the write.</param>
    /// <param name="number">The file's number.</param>
    public string HiddenName(Guid writeId, int number)
        => string.Create(CultureInfo.InvariantCulture, $"_writing-{writeId:N}-{number:D5}{_ending}");
}
