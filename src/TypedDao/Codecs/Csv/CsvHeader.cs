using System.Runtime.CompilerServices;
using System.Text;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Csv;

/// <summary>The names in the first row of a file.</summary>
internal static class CsvHeader
{
    /// <summary>Reads the names from the row that the scanner stands at.</summary>
    /// <exception cref="TypedDaoException">The row cannot be read.</exception>
    public static IReadOnlyList<string> Read(InputBuffer input, CsvScanner scanner, RowScan found)
    {
        if (found is RowScan.Malformed)
        {
            throw Bad(input, scanner.Error);
        }

        if (!InputBuffer.IsValid(scanner.Raw))
        {
            throw Bad(input, "the text is not valid UTF-8");
        }

        var names = new string[scanner.FieldCount];
        for (int i = 0; i < names.Length; i++)
        {
            int start = Unsafe.Add(ref scanner.Starts, i) + 1;
            names[i] = Encoding.UTF8.GetString(input.Bytes.AsSpan(start..Unsafe.Add(ref scanner.Ends, i)));
        }

        return names;
    }

    private static TypedDaoException Bad(InputBuffer input, string error) => new(ErrorKind.InvalidData, $"The header cannot be read: {error}.")
    {
        Address = input.Address,
        Cure = "Mend the first row of the file, or set header: false where it has none.",
    };
}
