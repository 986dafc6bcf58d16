
namespace TypedDao.Generators.Tests.Emit;

/// <summary>
/// Expected files that are checked in, so that a review sees what changes. They are rewritten only where
/// <c>TYPEDDAO_UPDATE_BASELINES</c> is 1: a test that updates them by itself would always pass.
/// </summary>
internal static class GoldenFolder
{
    private const string Update = "If the change is meant, record it and review the files: TYPEDDAO_UPDATE_BASELINES=1 dotnet test tests/TypedDao.Generators.Tests";

    /// <summary>Compares the files of a folder with what is expected there: no file more, none less, each line the same.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="actual">The contents by file name.</param>
    public static void AssertEqual(string folder, IReadOnlyDictionary<string, string> actual)
    {
        if (TestRepository.UpdateBaselines)
        {
            Write(folder, actual);
        }

        string[] expected = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path))] : [];
        List<string> problems =
        [
            .. expected.Except(actual.Keys).Select(name => $"{name} is no longer emitted."),
            .. actual.Keys.Except(expected).Select(name => $"{name} is new."),
            .. actual.Where(file => expected.Contains(file.Key)).Select(file => Compare(file.Key, File.ReadAllText(Path.Combine(folder, file.Key)), file.Value)).OfType<string>(),
        ];
        Assert.True(problems.Count == 0, string.Join('\n', [.. problems, Update]));
    }

    private static string? Compare(string name, string expected, string actual)
    {
        if (expected == actual)
        {
            return null;
        }

        string[] left = expected.Split('\n');
        string[] right = actual.Split('\n');
        int line = 0;
        while (line < Math.Min(left.Length, right.Length) && left[line] == right[line])
        {
            line++;
        }

        return $"{name}({line + 1}):\n  expected: {left.ElementAtOrDefault(line) ?? "the end"}\n  emitted:  {right.ElementAtOrDefault(line) ?? "the end"}";
    }

    private static void Write(string folder, IReadOnlyDictionary<string, string> actual)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach ((string name, string text) in actual)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
    }
}
