using System.Buffers.Binary;
using System.Text;

namespace TypedDao.Parquet.Tests.Compression.Zstandard;

/// <summary>Data of many shapes, the same in every run.</summary>
internal static class Samples
{
    private const int Seed = 8878;

    private static readonly string[] Words = ["carefully", "final", "deposits", "furiously", "regular", "accounts", "quickly", "ironic", "the", "of", "to", "a"];

    /// <summary>The names of the shapes, for theories.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>The shapes by name.</summary>
    public static IReadOnlyDictionary<string, byte[]> All { get; } = Make();

    /// <summary>Words in random order.</summary>
    public static byte[] Text(Random random, int length)
    {
        var text = new StringBuilder();
        while (text.Length < length)
        {
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(8) == 0 ? '\n' : ' ');
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    /// <summary>Numbers that grow, as text between commas, with words.</summary>
    public static byte[] Records(Random random, int length)
    {
        var text = new StringBuilder();
        for (int i = 0; text.Length < length; i++)
        {
            text.Append(i).Append(',').Append(random.Next(100_000)).Append(',').Append(Words[random.Next(Words.Length)]).Append(",2024-01-")
                .Append(random.Next(10, 30)).Append('\n');
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, length));
    }

    /// <summary>Copies of what came before at random distances, mixed with random bytes.</summary>
    public static byte[] Copies(Random random, int length)
    {
        byte[] bytes = new byte[length];
        int alphabet = random.Next(2, 257);
        for (int i = 0; i < length;)
        {
            int run = Math.Min(1 + (int)(Math.Pow(random.NextDouble(), 6) * 2000), length - i);
            if (i > 0 && random.Next(3) > 0)
            {
                int distance = 1 + (int)(Math.Pow(random.NextDouble(), 4) * (i - 1));
                for (int end = i + run; i < end; i++)
                {
                    bytes[i] = bytes[i - distance];
                }
            }
            else
            {
                run = Math.Min(run, random.Next(1, 30));
                for (int end = i + run; i < end; i++)
                {
                    bytes[i] = (byte)random.Next(alphabet);
                }
            }
        }

        return bytes;
    }

    /// <summary>Bytes without anything to find.</summary>
    public static byte[] Noise(Random random, int length)
    {
        byte[] bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }

    private static Dictionary<string, byte[]> Make()
    {
        var random = new Random(Seed);
        return new Dictionary<string, byte[]>
        {
            ["empty"] = [],
            ["one byte"] = [42],
            ["two bytes"] = [42, 43],
            ["short text"] = Text(random, 100),
            ["one run"] = [.. Enumerable.Repeat((byte)7, 70_000)],
            ["one long run"] = [.. Enumerable.Repeat((byte)7, 700_000)],
            ["runs"] = [.. Enumerable.Range(0, 3000).SelectMany(i => Enumerable.Repeat((byte)(i * i), random.Next(1, 100)))],
            ["noise"] = Noise(random, 40_000),
            ["noise of two blocks"] = Noise(random, 200_000),
            ["text"] = Text(random, 50_000),
            ["text of blocks"] = Text(random, 400_000),
            ["records"] = Records(random, 300_000),
            ["skewed bytes"] = [.. Enumerable.Range(0, 150_000).Select(_ => (byte)(Math.Pow(random.NextDouble(), 3) * 256))],
            ["two values"] = [.. Enumerable.Range(0, 60_000).Select(_ => (byte)random.Next(2))],
            ["numbers"] = Numbers(200_000, i => (i * 37L) + random.Next(1000)),
            ["ordered numbers"] = Numbers(100_000, i => i * 3L),
            ["copies"] = Copies(random, 250_000),
            ["exactly a block"] = Records(random, 128 * 1024),
            ["a block and one byte"] = Records(random, (128 * 1024) + 1),
        };
    }

    private static byte[] Numbers(int length, Func<int, long> number)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i + sizeof(long) <= length; i += sizeof(long))
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i), number(i / sizeof(long)));
        }

        return bytes;
    }
}
