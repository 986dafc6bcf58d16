using System.Text.Json;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Reference;

/// <summary>The same values in files of several encodings.</summary>
public sealed class EncodingTests
{
    [Fact]
    public async Task Files_of_several_encodings_have_the_same_values()
    {
        string root = TestRepository.SharedPathOrSkip("reference", "parquet", "iceberg_encodings");
        int compared = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*.parquet", SearchOption.AllDirectories).Where(path => !path.Contains("/PLAIN/", StringComparison.Ordinal)))
        {
            List<JsonElement> plain = await Json.ReadAsync(new LocalSource(Path.Combine(root, "PLAIN", Path.GetFileName(path))));
            List<JsonElement> found = await Json.ReadAsync(new LocalSource(path));
            Assert.Equal(plain.Select(row => row.GetRawText()), found.Select(row => row.GetRawText()));
            compared++;
        }

        Assert.True(compared >= 7, $"{compared} files were compared");
    }
}
