using TypedDao.S3.Connection;

namespace TypedDao.S3.Tests;

public sealed class BucketKeysTests
{
    [Theory]
    [InlineData("", "a/b", "a/b", "s3://bucket/a/b")]
    [InlineData("raw", "a/b", "raw/a/b", "s3://bucket/raw/a/b")]
    [InlineData("/raw/daily/", "ü", "raw/daily/ü", "s3://bucket/raw/daily/ü")]
    public void A_store_lies_below_its_folder(string prefix, string key, string full, string address)
    {
        var keys = new BucketKeys("bucket", prefix);

        Assert.Equal(full, keys.Full(key));
        Assert.Equal(key, keys.Own(full, 1));
        Assert.Equal(address, keys.AddressOf(key));
    }

    [Fact]
    public void Marks_of_folders_are_nothing_and_other_keys_that_cannot_be_read_are_an_error()
    {
        var keys = new BucketKeys("bucket", "raw");

        Assert.Null(keys.Own("raw/", 0));
        Assert.Null(keys.Own("raw/a/", 0));
        TypedDaoException error = Assert.Throws<TypedDaoException>(() => keys.Own("raw/a//b", 3));
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal("The bucket has an object whose key 'raw/a//b' cannot be read: it has an empty segment. [at s3://bucket/raw/a//b] Copy it to another key and remove it.", error.Message);
    }

    [Fact]
    public void A_folder_that_cannot_be_one_is_refused()
    {
        TypedDaoException error = Assert.Throws<TypedDaoException>(() => new BucketKeys("bucket", "a//b"));

        Assert.Equal("'prefix' is 'a//b', which cannot be a folder: it has an empty segment. Write a folder such as 'raw' or 'raw/daily', or remove 'prefix'.", error.Message);
    }

    [Fact]
    public void Folder_and_key_together_have_up_to_1024_bytes()
    {
        var keys = new BucketKeys("bucket", "raw");
        keys.Full(new string('k', 1020));

        Assert.Contains("it is longer than 1024 bytes", Assert.Throws<TypedDaoException>(() => keys.Full(new string('k', 1021))).Message, StringComparison.Ordinal);
    }
}
