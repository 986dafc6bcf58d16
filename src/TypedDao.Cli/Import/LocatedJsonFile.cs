using System.Globalization;
using System.Text;
using System.Text.Json;

namespace TypedDao.Cli.Import;

/// <summary>Reads a JSON file into values that know their place.</summary>
internal sealed class LocatedJsonFile
{
    private readonly string _path;
    private readonly byte[] _content;

    private LocatedJsonFile(string path, byte[] content)
    {
        _path = path;
        _content = content;
    }

    /// <summary>Reads a file.</summary>
    /// <param name="path">The path.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">It is not there, or no JSON.</exception>
    public static async Task<LocatedJson> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no file '{path}'.");
        }

        byte[] content = await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false);
        return new LocatedJsonFile(path, content.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? content[Encoding.UTF8.Preamble.Length..] : content).Read();
    }

    /// <summary>An error at a place of the file, as a compiler prints it.</summary>
    /// <param name="offset">Where, in bytes.</param>
    /// <param name="message">What is wrong.</param>
    public ToolException Error(long offset, string message)
    {
        ReadOnlySpan<byte> before = _content.AsSpan(0, (int)Math.Min(offset, _content.Length));
        int line = before.Count((byte)'\n') + 1;
        int column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new ToolException(string.Create(CultureInfo.InvariantCulture, $"{_path}({line},{column}): {message}"));
    }

    private LocatedJson Read()
    {
        var reader = new Utf8JsonReader(_content);
        try
        {
            reader.Read();
            LocatedJson value = Read(ref reader);
            reader.Read();
            return value;
        }
        catch (JsonException error)
        {
            long line = error.LineNumber ?? 0;
            int start = 0;
            for (long i = 0; i < line; i++)
            {
                start += _content.AsSpan(start).IndexOf((byte)'\n') + 1;
            }

            throw Error(start + (error.BytePositionInLine ?? 0), $"this is no JSON: {Shorten(error.Message)}");
        }
        catch (InvalidOperationException)
        {
            // Of escapes that make no text.
            throw Error(reader.TokenStartIndex, "this is no JSON: the text holds half of a surrogate pair or is not UTF-8.");
        }
    }

    private LocatedJson Read(ref Utf8JsonReader reader)
    {
        long offset = reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, new LocatedJson(this, JsonValueKind.Object, offset));
            case JsonTokenType.StartArray:
                var array = new LocatedJson(this, JsonValueKind.Array, offset);
                while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                {
                    array.Items.Add(Read(ref reader));
                }

                return array;
            case JsonTokenType.String:
                return new LocatedJson(this, JsonValueKind.String, offset) { Text = reader.GetString()! };
            case JsonTokenType.Null:
                return new LocatedJson(this, JsonValueKind.Null, offset);
            default:
                JsonValueKind kind = reader.TokenType switch
                {
                    JsonTokenType.True => JsonValueKind.True,
                    JsonTokenType.False => JsonValueKind.False,
                    _ => JsonValueKind.Number,
                };
                return new LocatedJson(this, kind, offset) { Text = Encoding.UTF8.GetString(reader.ValueSpan) };
        }
    }

    private LocatedJson ReadObject(ref Utf8JsonReader reader, LocatedJson item)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            long offset = reader.TokenStartIndex;
            string name = reader.GetString()!;
            if (!names.Add(name))
            {
                throw Error(offset, $"the key '{name}' is already in this object.");
            }

            reader.Read();
            item.Members.Add((name, Read(ref reader)));
        }

        return item;
    }

    /// <summary>The message without the position, which is said already, and without advice to programmers.</summary>
    private static string Shorten(string message)
    {
        foreach (string end in new[] { " LineNumber:", " Change the reader options.", " Path:" })
        {
            int found = message.IndexOf(end, StringComparison.Ordinal);
            message = found < 0 ? message : message[..found];
        }

        return message;
    }
}
