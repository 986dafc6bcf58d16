using System.Text;
using TypedDao.Parquet.Hashing;

namespace TypedDao.Parquet.Tests.Hashing;

public sealed class XxHash64Tests
{
    private const uint Prime = 2654435761;

    [Theory]
    [InlineData("", 0, 0xEF46DB3751D8E999)]
    [InlineData("a", 0, 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0, 0x44BC2CF5AD770999)]
    [InlineData("123456789", 0, 0x8CB841DB40E6AE83)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0, 0x0B242D361FDA71BC)]
    [InlineData("Nobody inspects the spammish repetition", 0, 0xFBCEA83C8A378BF1)]
    public void A_text_has_the_hash_that_is_known(string text, ulong seed, ulong expected)
        => Assert.Equal(expected, XxHash64.Hash(Encoding.UTF8.GetBytes(text), seed));

    // The sanity checks of the reference implementation: bytes of a generator, with and without a seed.
    [Theory]
    [InlineData(0, 0, 0xEF46DB3751D8E999)]
    [InlineData(0, Prime, 0xAC75FDA2929B17EF)]
    [InlineData(1, 0, 0xE934A84ADB052768)]
    [InlineData(1, Prime, 0x5014607643A9B4C3)]
    [InlineData(14, 0, 0x8282DCC4994E35C8)]
    [InlineData(14, Prime, 0xC3BD6BF63DEB6DF0)]
    [InlineData(222, 0, 0xB641AE8CB691C174)]
    [InlineData(222, Prime, 0x20CB8AB7AE10C14A)]
    public void Generated_bytes_have_the_hash_of_the_reference(int length, ulong seed, ulong expected)
    {
        byte[] bytes = new byte[length];
        ulong generator = Prime;
        for (int i = 0; i < length; i++)
        {
            bytes[i] = (byte)(generator >> 56);
            generator *= 11400714785074694797;
        }

        Assert.Equal(expected, XxHash64.Hash(bytes, seed));
    }
}
