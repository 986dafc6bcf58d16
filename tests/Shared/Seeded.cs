namespace TypedDao.Tests;

/// <summary>Randomness that can be repeated: the seed is printed with a failure.</summary>
internal static class Seeded
{
    private const string Variable = "TYPEDDAO_SEED";

    public static Random Random() => new(Seed());

    /// <summary>The seed that is asked for; otherwise the usual one, or a new one.</summary>
    public static int Seed(int? usual = null)
    {
        int seed = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture)
            : usual ?? Environment.TickCount;
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}; set {Variable} to repeat");
        return seed;
    }

    /// <summary>A text of characters that are troublesome in paths.</summary>
    public static string Text(Random random, int minimum, int maximum, string alphabet)
    {
        string[] characters = [.. alphabet.EnumerateRunes().Select(rune => rune.ToString())];
        return string.Concat(Enumerable.Range(0, random.Next(minimum, maximum + 1)).Select(_ => characters[random.Next(characters.Length)]));
    }
}
