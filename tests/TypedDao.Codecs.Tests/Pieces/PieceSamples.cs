using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Csv;
using TypedDao.Codecs.Json;

namespace TypedDao.Codecs.Tests.Pieces;

/// <summary>Makes up files of people in which much is wrong, and the codecs that read them.</summary>
internal sealed class PieceSamples(Random random)
{
    private static readonly string[] LineEnds = ["\n", "\r\n", "\r"];
    private static readonly string[] Names = ["Ann", "Bob Lee", "Zoë", "5\" disk", "a\"b\"", "東京", "", " x ", "\t", "NULL"];
    private static readonly string[] Quoted = ["\"a,b\"", "\"two\nlines\"", "\"\r\n\"", "\"say \"\"hi\"\"\"", "\"\"", "\"\"\"\"", "\"x\" ", " \"y\"", "\"bad\"x", "\"\r\""];

    /// <summary>A form of CSV.</summary>
    public CsvFormat CsvFormat() => new()
    {
        Delimiter = random.Next(4) switch { 0 => ';', 1 => '\t', _ => ',' },
        Quote = random.Next(5) == 0 ? '\'' : '"',
        Header = random.Next(4) != 0,
        Trim = random.Next(3) == 0,
        Null = random.Next(3) == 0 ? "NULL" : string.Empty,
        Ragged = random.Next(2) == 0 ? RaggedRowPolicy.Pad : RaggedRowPolicy.Error,
    };

    public static ICodec Csv(CsvFormat format, int pieceSize) => new CsvCodec(format, pieceSize);

    public static ICodec JsonLines(int pieceSize) => new JsonLinesCodec(new JsonLinesFormat(), pieceSize);

    /// <summary>A file of CSV.</summary>
    public byte[] Csv(CsvFormat format)
    {
        string mainEnd = LineEnds[random.Next(LineEnds.Length)];
        int oddity = random.Next(3) == 0 ? 1000 : random.Next(2, 12);
        int rows = random.Next(4) == 0 ? random.Next(3) : random.Next(200);
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : string.Empty);
        if (format.Header)
        {
            text.Append(string.Concat(Enumerable.Repeat(mainEnd, random.Next(3) == 0 ? random.Next(40) : 0))).Append("id,name,email,age").Append(mainEnd);
        }

        for (int i = 0; i < rows; i++)
        {
            text.Append(CsvRow(i, oddity)).Append(random.Next(oddity) == 0 ? LineEnds[random.Next(LineEnds.Length)] : mainEnd);
        }

        if (random.Next(2) == 0 && text.Length > 0)
        {
            text.Length--;
        }

        string result = text.ToString().Replace(',', format.Delimiter ?? ',').Replace('"', format.Quote);
        return Damage(Encoding.UTF8.GetBytes(result));
    }

    /// <summary>A file of JSON lines.</summary>
    public byte[] JsonLines()
    {
        int oddity = random.Next(3) == 0 ? 1000 : random.Next(2, 12);
        var text = new StringBuilder(random.Next(4) == 0 ? "\uFEFF" : string.Empty);
        for (int i = random.Next(200); i > 0; i--)
        {
            text.Append(random.Next(oddity) != 0 ? $"{{\"id\":{i},\"name\":\"{Names[random.Next(3)]}\",\"age\":{i % 90}}}" : random.Next(7) switch
            {
                0 => string.Empty,
                1 => "  \t",
                2 => $"{{ \"age\" : null , \"name\":\"{new string('n', random.Next(400))}\",\"id\":{i}}} ",
                3 => $"{{\"id\":\"x{i}\",\"name\":\"A\"}}",
                4 => $"{{\"id\":{i},\"name\":\"A",
                5 => $"{{\"id\":{i},\"name\":\"\\u00e9\\n\",\"more\":[{{\"a\":1}}]}}x",
                _ => "[]",
            }).Append(random.Next(oddity) == 0 ? "\r\n" : "\n");
        }

        if (random.Next(2) == 0 && text.Length > 0)
        {
            text.Length--;
        }

        return Damage(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private string CsvRow(int id, int oddity)
    {
        if (random.Next(oddity) != 0)
        {
            return $"{id},{Names[random.Next(3)]},a{id}@example.org,{id % 90}";
        }

        return random.Next(8) switch
        {
            0 => string.Empty,
            1 => $"x{id},Ann,,",
            2 => $"{id},{Quoted[random.Next(Quoted.Length)]},{Quoted[random.Next(Quoted.Length)]},7",
            3 => $"{id},{Names[random.Next(Names.Length)]}",
            4 => $"{id},Ann,,7,more,{Quoted[random.Next(Quoted.Length)]}",
            5 => $"{id},{new string('n', random.Next(400))},,",
            6 => $"{id},\"{string.Concat(Enumerable.Repeat("line\r\n\"\"", random.Next(60)))}\",,",
            _ => $"{id},{Names[random.Next(Names.Length)]},{Names[random.Next(Names.Length)]},{(random.Next(40) == 0 ? "\"" : string.Empty)}",
        };
    }

    private byte[] Damage(byte[] bytes)
    {
        for (int i = random.Next(3) == 0 ? random.Next(6) : 0; i > 0 && bytes.Length > 4; i--)
        {
            bytes[random.Next(3, bytes.Length)] = (byte)random.Next(0x80, 0x100);
        }

        return bytes;
    }
}
