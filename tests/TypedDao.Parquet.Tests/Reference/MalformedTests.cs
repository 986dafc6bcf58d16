using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Reference;

/// <summary>Files that others have found to break readers.</summary>
public sealed class MalformedTests
{
    [Theory]
    [InlineData("PARQUET-1481.parquet", "has a damaged footer: the field 'Handle' of the schema has the unknown physical type -7")]
    [InlineData("ARROW-RS-GH-6229-DICTHEADER.parquet", "has a damaged footer: the column 'region_key' has 125 bytes at byte 466, which is outside of the file")]
    [InlineData("ARROW-GH-41317.parquet", "is damaged in column 'timestamp_us_no_tz', in the page at byte 2945: the pages end 3 values before the column does")]
    [InlineData("ARROW-GH-45185.parquet", "is damaged in column 'x.list.element', in the page at byte 4: the first value belongs to a list that has not begun")]
    public async Task A_malformed_file_is_refused(string name, string problem)
    {
        string path = TestRepository.SharedPathOrSkip("reference", "parquet", "bad", name);

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Json.ReadAsync(new LocalSource(path)));

        Assert.Equal($"The Parquet file {problem}.", error.Fact);
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(path, error.Address);
    }
}
