namespace TypedDao.Tests.Support;

/// <summary>Randomness that can be repeated: the seed is printed with a failure.</summary>
internal static class Seeded
{
    public static Random Random()
    {
        int seed = Environment.GetEnvironmentVariable("TYPEDDAO_SEED") is { } text ? int.Parse(text) : Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}; set TYPEDDAO_SEED to repeat");
        return new Random(seed);
    }

    /// <summary>A text of characters that are troublesome in paths.</summary>
    public static string Text(Random random, int minimum, int maximum, string alphabet)
    {
        string[] characters = [.. alphabet.EnumerateRunes().Select(rune => rune.ToString())];
        return string.Concat(Enumerable.Range(0, random.Next(minimum, maximum + 1)).Select(_ => characters[random.Next(characters.Length)]));
    }
}
