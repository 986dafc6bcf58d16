using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using TypedDao.Codecs.Pieces;

namespace TypedDao.Codecs.Csv;

/// <summary>The names in the first row of a file.</summary>
internal static class CsvHeader
{
    /// <summary>Reads the names from the row that the scanner stands at.</summary>
    /// <exception cref="TypedDaoException">The row cannot be read.</exception>
    public static IReadOnlyList<string> Read(TextPiece piece, CsvScanner scanner, RowScan found, string address)
    {
        if (found is RowScan.Malformed)
        {
            throw Bad(address, scanner.Error);
        }

        if (!Utf8.IsValid(scanner.Raw))
        {
            throw Bad(address, "the text is not valid UTF-8");
        }

        var names = new string[scanner.FieldCount];
        for (int i = 0; i < names.Length; i++)
        {
            int start = Unsafe.Add(ref scanner.Starts, i) + 1;
            names[i] = Encoding.UTF8.GetString(piece.Bytes.AsSpan(start..Unsafe.Add(ref scanner.Ends, i)));
        }

        return names;
    }

    private static TypedDaoException Bad(string address, string error) => new(ErrorKind.InvalidData, $"The header cannot be read: {error}.")
    {
        Address = address,
        Cure = "Mend the first row of the file, or set header: false where it has none.",
    };
}
