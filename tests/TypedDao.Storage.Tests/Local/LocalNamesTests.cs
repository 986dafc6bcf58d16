using TypedDao.Storage.Local;

namespace TypedDao.Storage.Tests.Local;

public sealed class LocalNamesTests
{
    [Theory]
    [InlineData("a:b", "Windows allows no ':' in the name of a file")]
    [InlineData("x/a\\b", "Windows allows no '\\' in the name of a file")]
    [InlineData("a*", "Windows allows no '*' in the name of a file")]
    [InlineData("a?/b", "Windows allows no '?' in the name of a file")]
    [InlineData("<a>", "Windows allows no '<' in the name of a file")]
    [InlineData("a|b", "Windows allows no '|' in the name of a file")]
    [InlineData("a\"b", "Windows allows no '\"' in the name of a file")]
    [InlineData("a./b", "Windows allows no dot or space at the end of the name of a file")]
    [InlineData("b/a ", "Windows allows no dot or space at the end of the name of a file")]
    [InlineData("con", "'con' is a device of Windows")]
    [InlineData("a/NUL.txt", "'NUL' is a device of Windows")]
    [InlineData("aux .csv", "'aux' is a device of Windows")]
    [InlineData("prn", "'prn' is a device of Windows")]
    [InlineData("Com1", "'Com1' is a device of Windows")]
    [InlineData("lpt\u00B2.x.y", "'lpt\u00B2' is a device of Windows")]
    [InlineData("CONIN$", "'CONIN$' is a device of Windows")]
    [InlineData("conout$.txt", "'conout$' is a device of Windows")]
    public void What_Windows_cannot_name_is_refused_there_and_there_alone(string key, string reason)
    {
        Assert.Equal(reason, LocalNames.Refuse(key, isWindows: true));
        Assert.Null(LocalNames.Refuse(key, isWindows: false));
    }

    [Theory]
    [InlineData("a/b.csv")]
    [InlineData("date=2025-01-07/part-0.csv.gz")]
    [InlineData("console/com/com10/lpt/nullable.txt")]
    [InlineData(".hidden/ a/a%3Ab")]
    public void Other_names_are_allowed_everywhere(string key)
    {
        Assert.Null(LocalNames.Refuse(key, isWindows: true));
        Assert.Null(LocalNames.Refuse(key, isWindows: false));
    }
}
