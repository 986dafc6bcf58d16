using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(RgwServer))]
