using System.Globalization;
using System.Text;

namespace TypedDao.Generators.Schema;

/// <summary>The YAML name of a C# name.</summary>
internal static class SnakeCase
{
    /// <summary><c>S3TempDir</c> to <c>s3_temp_dir</c>, <c>HTTPServer</c> to <c>http_server</c>.</summary>
    public static string From(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c) && i > 0 && name[i - 1] != '_')
            {
                var afterWord = !char.IsUpper(name[i - 1]);
                var beforeWord = i + 1 < name.Length && char.IsLower(name[i + 1]);
                if (afterWord || beforeWord)
                {
                    text.Append('_');
                }
            }

            text.Append(char.ToLower(c, CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }
}
