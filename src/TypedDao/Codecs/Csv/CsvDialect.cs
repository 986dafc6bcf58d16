using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs.Csv;

/// <summary>The form of one CSV file, checked and in bytes.</summary>
internal sealed class CsvDialect
{
    private CsvDialect(CsvFormat format, char delimiter)
    {
        Delimiter = (byte)delimiter;
        Quote = (byte)format.Quote;
        HasHeader = format.Header;
        Null = Encoding.UTF8.GetBytes(format.Null);
        Pads = format.Ragged is RaggedRowPolicy.Pad;
        Trims = format.Trim;
    }

    /// <summary>The byte between values.</summary>
    public byte Delimiter { get; }

    /// <summary>The byte around values that hold special ones.</summary>
    public byte Quote { get; }

    /// <summary>Whether the first row holds the names of the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>The unquoted text that is null.</summary>
    public byte[] Null { get; }

    /// <summary>Whether missing values are null and surplus ones are left out.</summary>
    public bool Pads { get; }

    /// <summary>Whether spaces and tabs around unquoted values are left out.</summary>
    public bool Trims { get; }

    /// <summary>The dialect of a file.</summary>
    /// <param name="format">The format.</param>
    /// <param name="key">The key of the file; <c>tsv</c> at its end makes the tab the delimiter where the format has none.</param>
    /// <exception cref="ConfigurationException">The format cannot be.</exception>
    public static CsvDialect Create(CsvFormat format, string key)
    {
        bool tabs = CompressedFiles.WithoutSuffix(key).EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);
        char delimiter = format.Delimiter ?? (tabs ? '\t' : ',');
        Check("delimiter", delimiter);
        Check("quote", format.Quote);
        if (delimiter == format.Quote)
        {
            throw new ConfigurationException($"The CSV format has '{delimiter}' as delimiter and as quote.", "Choose two different characters.");
        }

        if (format.Null.AsSpan().IndexOfAny([delimiter, format.Quote, '\r', '\n']) >= 0)
        {
            throw new ConfigurationException(
                $"The CSV format has '{format.Null}' as text for null, which holds a delimiter, quote or line break.",
                "Choose a text that can stand unquoted between two delimiters.");
        }

        return new CsvDialect(format, delimiter);
    }

    private static void Check(string name, char value)
    {
        if (!char.IsAscii(value) || value is '\r' or '\n' or '\0' || char.IsAsciiLetterOrDigit(value))
        {
            throw new ConfigurationException(
                $"The CSV format has '{value}' (U+{(int)value:X4}) as {name}.",
                $"The {name} is one ASCII character that is no letter, digit or line break.");
        }
    }
}
