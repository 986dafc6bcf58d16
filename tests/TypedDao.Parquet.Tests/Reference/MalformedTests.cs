using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Reference;

/// <summary>Files that others have found to break readers.</summary>
public sealed class MalformedTests
{
    [Theory]
    [InlineData("PARQUET-1481.parquet", "has a damaged footer: the field 'int32_field' of the schema has the unknown physical type -7")]
    [InlineData("ARROW-RS-GH-6229-DICTHEADER.parquet", "is damaged in column 'nation_key', in the page at byte 4: field 1 of a struct is -1 where a count is expected")]
    [InlineData("ARROW-GH-41317.parquet", "?")]
    [InlineData("ARROW-GH-45185.parquet", "?")]
    public async Task A_malformed_file_is_refused(string name, string problem)
    {
        string path = TestRepository.SharedPathOrSkip("reference", "parquet", "bad", name);

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Json.ReadAsync(new LocalSource(path)));

        Assert.Equal($"The Parquet file {problem}.", error.Fact);
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(path, error.Address);
    }
}
