using System.Text;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Compression;

/// <summary>Contents of many shapes and lengths, made from a seed.</summary>
internal static class Contents
{
    private static readonly int[] Lengths = [0, 1, 2, 4, 5, 12, 13, 16, 17, 60, 61, 64, 65, 100, 255, 256, 257, 1000, 4096, 65_535, 65_536, 65_537, 200_000, 1_100_000];

    private static readonly string[] Words = ["carefully", "final", "deposits", "furiously", "regular", "accounts", "quickly", "ironic", "|", "0.04", "1996-03-13"];

    /// <summary>The names of the shapes.</summary>
    public static TheoryData<string> Shapes => ["zeros", "random", "few-values", "runs", "text", "numbers", "rows", "far-repeats"];

    /// <summary>A shape in all lengths.</summary>
    /// <param name="shape">Its name.</param>
    public static IEnumerable<byte[]> Of(string shape)
    {
        Random random = Seeded.Random();
        return Lengths.Select(length => Make(shape, length, random));
    }

    /// <summary>A shape in one length.</summary>
    public static byte[] Make(string shape, int length, Random random)
    {
        byte[] content = new byte[length];
        switch (shape)
        {
            case "zeros":
                break;
            case "random":
                random.NextBytes(content);
                break;
            case "few-values":
                Fill(content, _ => [(byte)random.Next(3)]);
                break;
            case "runs":
                Fill(content, _ => Enumerable.Repeat((byte)random.Next(256), random.Next(1, 300)).ToArray());
                break;
            case "text":
                Fill(content, _ => Encoding.UTF8.GetBytes(Words[random.Next(Words.Length)] + " "));
                break;
            case "numbers":
                Fill(content, number => BitConverter.GetBytes((long)(number * 3) + random.Next(200)));
                break;
            case "rows":
                Fill(content, number => Encoding.UTF8.GetBytes($"{{\"id\":{number},\"price\":{random.Next(100_000)},\"mode\":\"{Words[random.Next(Words.Length)]}\"}}\n"));
                break;
            default:
                byte[] block = new byte[40_000];
                random.NextBytes(block);
                Fill(content, _ => block[random.Next(block.Length)..]);
                break;
        }

        return content;
    }

    private static void Fill(byte[] content, Func<int, byte[]> next)
    {
        int position = 0;
        for (int number = 0; position < content.Length; number++)
        {
            byte[] part = next(number);
            int count = Math.Min(part.Length, content.Length - position);
            part.AsSpan(0, count).CopyTo(content.AsSpan(position));
            position += count;
        }
    }
}
